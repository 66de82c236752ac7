package io.livestream.auth.account;

/** What people change of their own account; what is left out stays as it is. */
record ChangeProfile(@DisplayName String displayName) {}
