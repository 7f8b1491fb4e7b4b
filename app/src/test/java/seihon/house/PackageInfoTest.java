package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageInfoTest {

    @Test
    void everyPackageSaysWhatItPromises() {
        House.mustBeEmpty(wrong(House.mainJava()));
    }

    @Test
    void aPackageWithoutItIsFound() {
        var lonely = new House.Page("docs/src/main/java/seihon/docs/git/Ref.java", "class Ref {}");
        var mute =
                new House.Page(
                        "docs/src/main/java/seihon/docs/text/package-info.java",
                        "package seihon.docs.text;");

        assertThat(wrong(List.of(lonely, mute)))
                .hasSize(3)
                .anyMatch(finding -> finding.contains("docs/git has no package-info"));
    }

    private static List<String> wrong(List<House.Page> pages) {
        var infos = new HashMap<String, String>();
        var packages = new java.util.TreeSet<String>();
        for (var page : pages) {
            var folder = page.path().substring(0, page.path().lastIndexOf('/'));
            packages.add(folder);
            if (page.path().endsWith("/package-info.java")) {
                infos.put(folder, page.text());
            }
        }
        var findings = new ArrayList<String>();
        for (var folder : packages) {
            var info = infos.get(folder);
            if (info == null) {
                findings.add(folder + " has no package-info.java; add one that says its promise");
                continue;
            }
            if (!info.contains("@NullMarked")) {
                findings.add(folder + "/package-info.java is not @NullMarked; annotate it");
            }
            if (!info.startsWith("///")) {
                findings.add(folder + "/package-info.java says no promise; begin it with ///");
            }
        }
        return findings;
    }
}
