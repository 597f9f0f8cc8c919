import ClaudeMessages
import OrderedJSON
import ParleyRuntime

/// The citations of a reply, of all its requests together, numbered from 1 as they come; one that comes again keeps its number.
struct Footnotes: Sendable {
  /// The citations, each once, as the API gave them: the first is footnote 1.
  private(set) var citations: [JSONValue] = []
  private var numbers: [JSONValue: Int] = [:]

  /// Makes footnotes of a reply that cites nothing.
  init() {}

  /// Makes the footnotes of a whole reply.
  init(of content: [ContentBlock]) { take(content) }

  /// Takes what the blocks of a reply cite.
  mutating func take(_ content: [ContentBlock]) {
    for block in content { _ = take(block.citations) }
  }

  /// Takes what a block of text cites.
  ///
  /// - Returns: The numbers of its footnotes, each once, in their order.
  mutating func take(_ cited: [JSONValue]) -> [Int] {
    var taken: [Int] = []
    for citation in cited {
      let number = self.number(of: citation)
      if !taken.contains(number) { taken.append(number) }
    }
    return taken
  }

  /// The citations as a script reads them; one that no value can hold is given as its JSON text.
  var value: Value {
    .list(
      citations.map { citation in
        (try? JSONReading.value(of: citation, called: "a citation"))
          ?? .text(citation.description)
      }
    )
  }

  private mutating func number(of citation: JSONValue) -> Int {
    if let known = numbers[citation] { return known }
    citations.append(citation)
    numbers[citation] = citations.count
    return citations.count
  }
}

extension ContentBlock {
  /// What a block of text cites; empty for every other block.
  var citations: [JSONValue] {
    if case .text(let block) = content { block.citations ?? [] } else { [] }
  }
}
