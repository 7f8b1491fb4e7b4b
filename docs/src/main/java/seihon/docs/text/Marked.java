package seihon.docs.text;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/// An inline stretch with a mark of ours around it: an element and a class (`del`, `ins`, a
/// person's name, a link that leads nowhere).
final class Marked extends CustomNode {

    private final String element;
    private final String style;

    Marked(String element, String style) {
        this.element = element;
        this.style = style;
    }

    /// Writes the element around its children.
    static final class Renderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        Renderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Marked.class);
        }

        @Override
        public void render(Node node) {
            var marked = (Marked) node;
            var html = context.getWriter();
            html.tag(
                    marked.element,
                    marked.style.isEmpty() ? Map.of() : Map.of("class", marked.style));
            for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/" + marked.element);
        }
    }
}
