package io.livestream.auth.registration;

import io.livestream.auth.account.AccountService;
import io.livestream.auth.account.AccountView;
import io.livestream.auth.account.EmailTaken;
import io.livestream.auth.account.NewAccount;
import io.livestream.auth.password.PasswordRules;
import io.livestream.auth.password.Passwords;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.validation.Emails;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes the admin that a new installation begins with; an account that is there already is left as it is. */
@ApplicationScoped
public class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    /** Nobody asks for it from anywhere. */
    private static final String NO_ADDRESS = "none";

    private final FirstAdminSettings settings;
    private final AccountService accounts;
    private final Passwords passwords;

    FirstAdmin(FirstAdminSettings settings, AccountService accounts, Passwords passwords) {
        this.settings = settings;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    public void ensure() {
        if (settings.email().isEmpty() && settings.password().isEmpty()) {
            return;
        }
        String email = settings.email()
                .flatMap(Emails::normal)
                .orElseThrow(() -> new ConfigurationException("LIVESTREAM_ADMIN_EMAIL must be an email address."));
        String password = settings.password()
                .orElseThrow(() -> new ConfigurationException(
                        "LIVESTREAM_ADMIN_PASSWORD must be set with LIVESTREAM_ADMIN_EMAIL."));
        if (accounts.isTaken(email)) {
            return;
        }
        Optional<String> objection = PasswordRules.objection(password, email);
        if (objection.isPresent()) {
            throw new ConfigurationException("LIVESTREAM_ADMIN_PASSWORD " + objection.get() + ".");
        }
        make(new NewAccount(email, "Admin", AccountRole.ADMIN, passwords.hash(password, NO_ADDRESS)));
    }

    private void make(NewAccount admin) {
        try {
            AccountView made = accounts.add(admin);
            LOG.infof("Made the first admin, account %s", made.id());
        } catch (EmailTaken _) {
            LOG.debug("Another replica made the first admin");
        }
    }
}
