package seihon.docs.editor;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import seihon.docs.Kind;
import seihon.docs.library.KindNames;
import seihon.docs.reading.TenantReferences;
import seihon.docs.text.KindRegistry;
import seihon.domain.Person;

/// Begins documents: the company's templates `templates/<kind>.md`, and every kind without one.
@Component
class NewDesk {

    private final EditorDesk desk;
    private final Drafts drafts;
    private final KindRegistry kinds;
    private final KindNames names;

    NewDesk(EditorDesk desk, Drafts drafts, KindRegistry kinds, KindNames names) {
        this.desk = desk;
        this.drafts = drafts;
        this.kinds = kinds;
        this.names = names;
    }

    NewView choices(Person me, Locale language, String folder) {
        var below =
                folder.isEmpty()
                        ? ""
                        : "&folder=" + UriUtils.encode(folder, StandardCharsets.UTF_8);
        var made =
                desk.templates(me.tenant()).stream()
                        .map(each ->
                                new NewView.Template(
                                        TenantReferences.title(each, language),
                                        names.of(stem(each.path().fileName()), language),
                                        address(stem(each.path().fileName())) + below))
                        .toList();
        var own = made.stream().map(NewView.Template::kind).toList();
        var bare =
                kinds.all().stream()
                        .map(Kind::name)
                        .filter(kind -> !own.contains(names.of(kind, language)))
                        .map(kind ->
                                new NewView.Template(
                                        "", names.of(kind, language), address(kind) + below))
                        .toList();
        var all = new java.util.ArrayList<>(made);
        all.addAll(bare);
        return new NewView(
                all,
                drafts.mine(me).stream()
                        .map(each ->
                                new NewView.Mine(
                                        each.title(),
                                        "/drafts/" + each.id(),
                                        each.savedAt(),
                                        each.path()))
                        .toList());
    }

    EditorView from(Person me, Locale language, String kind, String folder, LocalDate today) {
        var template =
                desk.templates(me.tenant()).stream()
                        .filter(each -> stem(each.path().fileName()).equals(kind))
                        .findFirst();
        var isYaml =
                kinds.find(kind)
                        .filter(each -> !each.forms().contains(Kind.Form.MARKDOWN))
                        .isPresent();
        var extension = isYaml ? "yaml" : "md";
        var content =
                template.map(each -> desk.text(me.tenant(), each))
                        .orElseGet(() ->
                                isYaml
                                        ? "kind: " + kind + "\nid: \ntitle: {ja: }\n"
                                        : TemplateRules.bare(kind, "person:" + me.id()));
        return desk.fresh(
                me, language, TemplateRules.path(kind, folder, today, extension), content);
    }

    private static String stem(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    private static String address(String kind) {
        return "/documents/new?template=" + UriUtils.encode(kind, StandardCharsets.UTF_8);
    }
}
