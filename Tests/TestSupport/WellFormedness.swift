/// A check that markup is well-formed: every element is closed, every attribute quoted, every sign escaped.
package enum WellFormedness {
  /// What is wrong with a page; nil for nothing.
  package static func mistake(in page: String) -> String? {
    var open: [Substring] = []
    var rest = page[...]
    if rest.hasPrefix("<!DOCTYPE html>\n") { rest = rest.dropFirst("<!DOCTYPE html>\n".count) }
    while let character = rest.first {
      if character == "<" {
        guard let end = rest.firstIndex(of: ">") else {
          return "a tag without an end: \(rest.prefix(40))"
        }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("/") {
          guard open.popLast() == tag.dropFirst() else {
            return "</\(tag.dropFirst())> closes nothing"
          }
        } else {
          if let mistake = mistake(inTag: tag) { return mistake }
          let name = tag.prefix { $0 != " " && $0 != "/" }
          if !tag.hasSuffix("/") { open.append(name) }
        }
      } else if character == "&" {
        let entity = rest.prefix(6)
        guard ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].contains(where: entity.hasPrefix) else {
          return "a bare &: \(entity)"
        }
        rest = rest.dropFirst()
      } else {
        rest = rest.dropFirst()
      }
    }
    return open.isEmpty ? nil : "never closed: \(open)"
  }

  private static func mistake(inTag tag: Substring) -> String? {
    guard tag.first?.isLetter == true else { return "no tag: <\(tag)>" }
    let quotes = tag.count { $0 == "\"" }
    return quotes.isMultiple(of: 2) ? nil : "an attribute without an end: <\(tag)>"
  }
}
