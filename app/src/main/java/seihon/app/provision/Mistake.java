package seihon.app.provision;

import java.util.Locale;
import seihon.docs.Problem;
import seihon.domain.Refusal;
import seihon.web.Words;

/// Something wrong in the provisioning file or the folder it names. Line 0 means the file as a
/// whole.
public record Mistake(String file, int line, Refusal what) {

    static Mistake of(Problem problem) {
        return new Mistake(problem.path().value(), problem.line(), problem.what());
    }

    /// `provision.yaml:12: …`, as compilers say it.
    public String sentence(Words words, Locale language) {
        var place = line == 0 ? file : file + ":" + line;
        return place + ": " + words.text(what, language);
    }
}
