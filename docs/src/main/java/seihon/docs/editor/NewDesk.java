package seihon.docs.editor;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
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
                                template(
                                        TenantReferences.title(each, language),
                                        stem(each.path().fileName()),
                                        language,
                                        below))
                        .toList();
        var own = made.stream().map(NewView.Template::kind).toList();
        var bare =
                kinds.all().stream()
                        .map(Kind::name)
                        .filter(kind -> !own.contains(names.of(kind, language)))
                        .map(kind -> template("", kind, language, below))
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

    private NewView.Template template(String title, String kind, Locale language, String below) {
        var address = address(kind) + below;
        return new NewView.Template(
                title,
                names.of(kind, language),
                address,
                isYaml(kind) ? Optional.empty() : Optional.of(address + "&sealed=true"));
    }

    private boolean isYaml(String kind) {
        return kinds.find(kind)
                .filter(each -> !each.forms().contains(Kind.Form.MARKDOWN))
                .isPresent();
    }

    /// What a new document starts from; `sealed`: with its writer as the only reader.
    record Beginning(String kind, String folder, boolean sealed, LocalDate today) {}

    EditorView from(Person me, Locale language, Beginning beginning) {
        var kind = beginning.kind();
        var template =
                desk.templates(me.tenant()).stream()
                        .filter(each -> stem(each.path().fileName()).equals(kind))
                        .findFirst();
        var isYaml = isYaml(kind);
        var extension = isYaml ? "yaml" : "md";
        var content =
                template.map(each -> desk.text(me, each))
                        .orElseGet(() ->
                                isYaml
                                        ? "kind: " + kind + "\nid: \ntitle: {ja: }\n"
                                        : TemplateRules.bare(kind, "person:" + me.id()));
        var place = TemplateRules.path(kind, beginning.folder(), beginning.today(), extension);
        var path = drafts.free(me.tenant(), place);
        return desk.fresh(
                me,
                language,
                path,
                beginning.sealed() && !isYaml
                        ? TemplateRules.sealed(content, "person:" + me.id())
                        : content);
    }

    private static String stem(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    private static String address(String kind) {
        return "/documents/new?template=" + UriUtils.encode(kind, StandardCharsets.UTF_8);
    }
}
