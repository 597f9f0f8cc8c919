import TerminalText

/// The first line of a session: the program, who answers and how to get on, as much of it as fits.
package enum Greeting {
  /// The greeting, without a newline at its end.
  ///
  /// - Parameters:
  ///   - program: Who greets, `parley 1.2`.
  ///   - model: Who answers.
  ///   - columns: The terminal's width. Where even program and model do not fit, they take several lines.
  /// - Returns: The text.
  package static func text(
    of program: String,
    answering model: String,
    columns: Int
  ) -> String {
    let start = "\(program) · \(model) answers"
    let ends = [" · :help helps, Ctrl-D leaves", " · :help helps", ""]
    let fitting = ends.lazy.map { start + $0 }.first { $0.displayWidth <= columns }
    return fitting ?? TextFitting.lines(of: start, width: columns).joined(separator: "\n")
  }
}
