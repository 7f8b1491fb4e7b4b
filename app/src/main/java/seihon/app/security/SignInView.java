package seihon.app.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import seihon.domain.Refusal;
import seihon.people.Entrance.Admission;

/// What the sign-in page shows. `companies` are offered when one address and password open several;
/// the password is then asked for again, it is never sent back.
record SignInView(
        String next,
        String mail,
        @Nullable Refusal problemUnlessNone,
        List<Company> companies,
        CompanyDoors.Door door) {

    record Company(int number, String name) {}

    static SignInView blank(String next, CompanyDoors.Door door) {
        return new SignInView(LocalAddress.orHome(next), "", null, List.of(), door);
    }

    /// The company's own provider, or what it said, did not let anybody in.
    static SignInView turnedAway(String next, Refusal why, CompanyDoors.Door door) {
        return new SignInView(LocalAddress.orHome(next), "", why, List.of(), door);
    }

    static SignInView refused(SignInPages.SignInForm form, Refusal why, CompanyDoors.Door door) {
        return new SignInView(LocalAddress.orHome(form.next()), form.mail(), why, List.of(), door);
    }

    static SignInView choice(
            SignInPages.SignInForm form, List<Admission> open, CompanyDoors.Door door) {
        return new SignInView(
                LocalAddress.orHome(form.next()),
                form.mail(),
                null,
                open.stream().map(one -> new Company(one.tenant().value(), one.company())).toList(),
                door);
    }
}
