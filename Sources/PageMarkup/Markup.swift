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

  /// Pieces one after the other.
  package static func together(_ pieces: [Markup]) -> Markup {
    Markup(source: pieces.map(\.source).joined())
  }

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
  ///
  /// - Parameters:
  ///   - title: Its title.
  ///   - style: The style sheet.
  ///   - script: The script, which runs once the body is there; nil for none.
  ///   - policy: The content security policy; nil for none.
  ///   - body: What is on it.
  /// - Returns: HTML that is well-formed XML but for its first line.
  package static func page(
    title: String,
    style: String,
    script: String?,
    policy: String? = nil,
    body: [Markup]
  ) -> String {
    let guards = policy.map { policy in
      element("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
    }
    let head = element(
      "head",
      [:],
      [
        element("meta", ["charset": "utf-8"]), guards ?? .empty,
        element(
          "meta",
          ["name": "viewport", "content": "width=device-width, initial-scale=1"]
        ),
        element("meta", ["name": "color-scheme", "content": "light dark"]),
        element("title", text: title), element("style", [:], [raw(style)]),
      ]
    )
    let content = body + (script.map { [element("script", [:], [raw($0)])] } ?? [])
    let html = element("html", ["lang": "en"], [head, element("body", [:], content)])
    return "<!DOCTYPE html>\n\(html.source)\n"
  }

  /// Elements that are written without an end tag when they are empty: HTML's void ones, and SVG's shapes.
  private static let closesItself: Set<String> = [
    "meta", "br", "input", "rect", "circle", "path", "line", "polyline",
  ]

  /// A text for content and for attributes; characters that no page may hold become U+FFFD, and CRLF is a newline.
  private static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = ""
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if isAfterReturn, scalar != "\n" { result += "\u{FFFD}" }
      isAfterReturn = scalar == "\r"
      if isAfterReturn { continue }
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
    return isAfterReturn ? result + "\u{FFFD}" : result
  }

  /// An ASCII character that means itself everywhere.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x09
    }
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
