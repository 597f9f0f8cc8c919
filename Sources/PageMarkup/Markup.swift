/// A piece of HTML or SVG in which every text is escaped; also well-formed XML.
package struct Markup: Sendable, Hashable {
  /// The source text.
  package let source: String

  private init(source: String) {
    self.source = source
  }

  /// Nothing.
  package static let empty = Markup(source: "")

  /// A text.
  package static func text(_ text: String) -> Markup { Markup(source: escaped(text)) }

  /// An element.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - attributes: Its attributes in their order; values are escaped.
  ///   - content: What is in it.
  /// - Returns: The element.
  package static func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    _ content: [Markup] = []
  ) -> Markup {
    let start = "<\(name)" + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    let inner = content.map(\.source).joined()
    guard inner.isEmpty, closesItself.contains(name) else {
      return Markup(source: "\(start)>\(inner)</\(name)>")
    }
    return Markup(source: "\(start)/>")
  }

  /// An element with a text in it.
  package static func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }

  /// The content of a style or script element, which is not escaped.
  ///
  /// - Requires: The source is this program's own and holds neither `<` nor `&`.
  package static func raw(_ source: String) -> Markup {
    precondition(!source.contains { $0 == "<" || $0 == "&" }, "raw content must need no escaping")
    return Markup(source: source)
  }

  /// A whole page.
  package static func page(title: String, style: String, script: String, body: [Markup]) -> String {
    let head = element(
      "head",
      [:],
      [
        element("meta", ["charset": "utf-8"]),
        element(
          "meta",
          ["name": "viewport", "content": "width=device-width, initial-scale=1"]
        ),
        element("meta", ["name": "color-scheme", "content": "light dark"]),
        element("title", text: title), element("style", [:], [raw(style)]),
      ]
    )
    let content = body + [element("script", [:], [raw(script)])]
    let html = element("html", ["lang": "en"], [head, element("body", [:], content)])
    return "<!DOCTYPE html>\n\(html.source)\n"
  }

  /// Elements that are written without an end tag when they are empty: HTML's void ones, and SVG's shapes.
  private static let closesItself: Set<String> = [
    "meta", "br", "rect", "circle", "path", "line", "polyline",
  ]

  /// A text for content and for attributes; characters that no page may hold become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// Control characters, code points that are no characters, and overrides that make a text read as another.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF, 0x202A...0x202E, 0x2066...0x2069: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

extension Markup: ExpressibleByStringLiteral {
  /// Makes a text.
  package init(stringLiteral value: String) {
    self = .text(value)
  }
}
