package seihon.wall;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Two companies with everything that doors ask for, made once for all tests that change nothing of
/// theirs.
@Component
class TwoCompanies {

    private final Firm.Doors doors;
    private @Nullable Open open;

    TwoCompanies(Firm.Doors doors) {
        this.doors = doors;
    }

    record Open(Firm firm, Things things, Firm stranger, Things strangers) {}

    Open at(int port) {
        var known = open;
        if (known == null) {
            var all = Door.all();
            var firm = Firm.made(doors, port);
            var stranger = Firm.made(doors, port);
            known = new Open(firm, Things.all(firm, all), stranger, Things.all(stranger, all));
            open = known;
        }
        return known;
    }
}
