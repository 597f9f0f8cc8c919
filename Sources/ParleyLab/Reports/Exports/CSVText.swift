/// Lines of comma-separated values, which end in CRLF.
///
/// - Source: RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>.
package enum CSVText {
  /// A line of cells, quoted where they must be.
  package static func line(of cells: [String]) -> String {
    line(ofQuoted: cells.map(cell))
  }

  /// A line of cells that are quoted already.
  static func line(ofQuoted cells: [String]) -> String {
    cells.joined(separator: ",") + "\r\n"
  }

  /// A cell, quoted where it must be.
  static func cell(_ text: String) -> String {
    let needsQuotes =
      text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains($0) }
      || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
