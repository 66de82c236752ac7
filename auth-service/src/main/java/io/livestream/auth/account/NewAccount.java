package io.livestream.auth.account;

/** An account to be made, everything about it checked: the address normalised, the name trimmed, the password hashed. */
public record NewAccount(String email, String displayName, Role role, String passwordHash) {}
