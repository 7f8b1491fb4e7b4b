package seihon.screens;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pictures of pages in `target/screens`, with an index to look at them side by side.
final class ContactSheet {

    private static final Path FOLDER = Path.of("target", "screens");

    private final Map<String, List<String>> pictures = new LinkedHashMap<>();

    void add(String page, String variant, Page shown) {
        var name = page + "-" + variant + ".png";
        shown.screenshot(
                new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)).setFullPage(true));
        pictures.computeIfAbsent(page, _ -> new ArrayList<>()).add(name);
    }

    void write() throws IOException {
        var index = new StringBuilder("<!doctype html><meta charset=utf-8><title>Screens</title>");
        pictures.forEach((page, names) -> {
            index.append("<h2>").append(page).append("</h2>");
            for (var name : names) {
                index.append(
                        "<a href=\"%s\"><img loading=lazy height=420 src=\"%s\" alt=\"%s\"></a> "
                                .formatted(name, name, name));
            }
        });
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("index.html"), index);
    }
}
