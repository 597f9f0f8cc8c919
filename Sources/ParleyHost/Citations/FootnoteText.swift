import ClaudeMessages
import ParleyRuntime

/// The citations of a reply as a reader sees them under it.
package enum FootnoteText {
  /// The longest part of a cited text that is shown, in characters.
  private static let longestCitedText = 160

  /// The mark in a reply's text where a footnote belongs: `[1]`.
  package static func mark(_ numbers: [Int]) -> String {
    numbers.map { "[\($0)]" }.joined()
  }

  /// The footnotes of a reply, a line each: `[1] paper.pdf, page 3: “The sea is warm.”`.
  ///
  /// They are not stripped of control sequences: what writes to a terminal does that.
  package static func lines(of reply: ReplyValue) -> [String] {
    lines(of: reply.fields["citations"])
  }

  /// The footnotes of a message, as ``lines(of:)-(ReplyValue)``.
  package static func lines(of content: [ContentBlock]) -> [String] {
    lines(of: Footnotes(of: content).value)
  }

  private static func lines(of citations: Value?) -> [String] {
    guard case .list(let citations)? = citations else { return [] }
    return citations.enumerated().map { index, citation in
      "[\(index + 1)] \(text(of: citation))"
    }
  }

  private static func text(of citation: Value) -> String {
    guard case .map(let members) = citation else {
      return citation.textual?.string ?? citation.typePhrase
    }
    let reading = CitationReading(members: members)
    let head = [reading.source, reading.place].compactMap { $0 }.joined(separator: ", ")
    guard let cited = reading.text("cited_text").map(oneLine), !cited.isEmpty else { return head }
    return "\(head): “\(cited)”"
  }

  /// A text on one line, runs of blanks as one, cut where it is long.
  private static func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > longestCitedText else { return line }
    return line.prefix(longestCitedText) + "…"
  }
}

/// The members of a citation.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/citations>.
private struct CitationReading {
  let members: MapValue

  func text(_ name: Text) -> String? {
    members[name]?.textual?.string
  }

  private func number(_ name: Text) -> Int64? {
    if case .int(let number)? = members[name] { number } else { nil }
  }

  /// What is cited: a title where it has one, with the address of a page of the web; else its place among the documents.
  var source: String? {
    let parts = (["document_title", "title", "url"] as [Text]).compactMap(text)
      .filter { !$0.isEmpty }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    if let source = text("source"), !source.isEmpty { return source }
    if let index = number("document_index") { return "document \(index &+ 1)" }
    return text("type")
  }

  /// Where in the source: ends are exclusive, and all but pages are counted from 0.
  var place: String? {
    if let start = number("start_page_number") {
      return range("page", start, (number("end_page_number") ?? start &+ 1) &- 1)
    }
    if let start = number("start_block_index") {
      return range("block", start &+ 1, number("end_block_index") ?? start &+ 1)
    }
    if let start = number("start_char_index") {
      return range("character", start &+ 1, number("end_char_index") ?? start &+ 1)
    }
    return nil
  }

  private func range(_ noun: String, _ first: Int64, _ last: Int64) -> String {
    last > first ? "\(noun)s \(first)–\(last)" : "\(noun) \(first)"
  }
}
