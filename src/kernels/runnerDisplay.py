"""Rich output: what values show of themselves by MIME type, and the figures a cell drew."""
import io
import sys

from runnerWire import encode, err, out, send

DISPLAYED = 32 << 20  # characters of rich output kept per cell

REPRESENTATIONS = (
    ("text/html", "_repr_html_"),
    ("text/markdown", "_repr_markdown_"),
    ("text/latex", "_repr_latex_"),
    ("image/svg+xml", "_repr_svg_"),
    ("image/png", "_repr_png_"),
    ("image/jpeg", "_repr_jpeg_"),
    ("application/json", "_repr_json_"),
)


def represented(value, name, *arguments, **options):
    """What a representation method gives; None where there is none, or where it fails."""
    try:
        # An object that answers to every name (a mock, a proxy) has no representation of its own.
        if isinstance(value, type) or getattr(value, "_therefore_no_such_method_", None) is not None:
            return None
        method = getattr(value, name, None)
        given = method(*arguments, **options) if callable(method) else None
    except Exception:
        return None
    return given[0] if isinstance(given, tuple) and given else given


def as_text(kind, content):
    """A representation as the text of its MIME type: base64 for bytes, JSON for data."""
    if isinstance(content, (bytes, bytearray)):
        import base64

        return base64.b64encode(content).decode("ascii")
    if isinstance(content, str) and not kind.endswith("json"):
        return content
    return encode(content) if kind.endswith("json") else str(content)


def bundle_of(value):
    bundle = {}
    given = represented(value, "_repr_mimebundle_", include=None, exclude=None)
    contents = dict(given) if isinstance(given, dict) else {}
    for kind, name in REPRESENTATIONS:
        if kind not in contents:
            contents[kind] = represented(value, name)
    if is_figure(value):
        contents["image/png"] = picture_of(value)
    for kind, content in contents.items():
        if content is not None:
            try:
                bundle[str(kind)] = as_text(str(kind), content)
            except Exception:
                continue
    if "text/plain" not in bundle:
        bundle["text/plain"] = repr(value)
    return bundle


class Display:
    """Rich output of the running cell."""

    def __init__(self):
        self.begin(None, False)

    def begin(self, cell, rich):
        self.cell, self.rich, self.room, self.dropped, self.figures = cell, rich, DISPLAYED, 0, set()

    def show(self, value, result=False):
        if not self.rich:
            print(repr(value))
        else:
            self.show_bundle(bundle_of(value), result)

    def show_bundle(self, bundle, result=False):
        if not self.rich:
            print(bundle.get("text/plain", ""))
            return
        out.flush()
        err.flush()
        size = sum(len(text) for text in bundle.values())
        if size > self.room or self.cell is None:
            self.dropped += size
            return
        self.room -= size
        send({"id": self.cell, "kind": "display", "bundle": bundle, "result": result})


shown = Display()


def display(*values, raw=False, **_):
    """Shows values richly, as notebooks do; with raw=True each value is a dict by MIME type."""
    for value in values:
        if raw:
            shown.show_bundle({str(kind): as_text(str(kind), content) for kind, content in value.items()})
        else:
            shown.show(value)


def is_figure(value):
    figures = sys.modules.get("matplotlib.figure")
    return figures is not None and isinstance(value, getattr(figures, "Figure", ()))


def picture_of(figure):
    content = io.BytesIO()
    figure.savefig(content, format="png", bbox_inches="tight")
    shown.figures.add(id(figure))
    return content.getvalue()


def show_figures():
    """The figures that the cell drew and did not show itself, and none is left for the next."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None or not shown.rich:
        return
    for number in pyplot.get_fignums():
        figure = pyplot.figure(number)
        if id(figure) not in shown.figures:
            shown.show(figure)
    pyplot.close("all")
