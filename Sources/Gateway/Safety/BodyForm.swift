import ClaudeAPI

/// Judges whether a request's body can be read in one way only.
package enum BodyForm {
  /// Checks that a body says it is JSON in UTF-8, as it is.
  ///
  /// A page of another site may send other kinds without asking first, so this is a matter of safety too.
  ///
  /// - Parameter headers: The request's headers.
  /// - Throws: ``Refusal`` 400.
  package static func check(_ headers: HeaderFields) throws(Refusal) {
    let codings = headers.values(of: "content-encoding").flatMap { $0.split(separator: ",") }
    for coding in codings.map({ $0.trimmed.lowercased() }) where coding != "identity" {
      throw .codedBody(coding)
    }
    let types = headers.values(of: "content-type")
    guard let type = types.first, types.count == 1 else { throw .contentType(types.first) }
    let parts = type.split(separator: ";", omittingEmptySubsequences: false).map(\.trimmed)
    guard parts.first?.lowercased() == "application/json" else { throw .contentType(type) }
    for parameter in parts.dropFirst() {
      let words = parameter.lowercased().split(separator: "=", maxSplits: 1)
      guard words.first == "charset" else { continue }
      let charset = words.dropFirst().first.map { $0.filter { $0 != "\"" } } ?? ""
      guard charset == "utf-8" || charset == "utf8" else { throw .charset(charset) }
    }
  }
}

extension Substring {
  /// The text without blanks and tabs around it.
  fileprivate var trimmed: Substring {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = drop(while: isBlank)
    return start.lastIndex { !isBlank($0) }.map { start[...$0] } ?? ""
  }
}
