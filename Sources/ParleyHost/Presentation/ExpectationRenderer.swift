import ParleyDiagnostics
import ParleyRuntime
import TerminalText

/// Shows an `expect` that failed: the source line and, under it, each operand with the value it had.
package struct ExpectationRenderer {
  /// The sources that spans point into.
  package let map: SourceMap
  /// Plain or coloured.
  package let style: TerminalStyle
  /// The columns that values are broken to; nil for lines as long as they are.
  package let width: Int?

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - map: The sources that spans point into.
  ///   - style: Plain or coloured.
  ///   - width: The columns that values are broken to. Default: lines are as long as they are.
  package init(map: SourceMap, style: TerminalStyle, width: Int? = nil) {
    self.map = map
    self.style = style
    self.width = width
  }

  /// The longest value shown, in scalars.
  private static let valueLength = 200

  /// Returns the lines, ending in a newline.
  package func render(_ expectation: Expectation) -> String {
    var text = ""
    if let place = map.position(of: expectation.span) {
      text += "\(place.path):\(place.line):\(place.column): "
    }
    text += style.apply(.error, to: "expect failed")
    if let message = expectation.message { text += ": \(message.strippingControls)" }
    text += "\n"
    var labels = expectation.operands.map { (span: $0.span, label: Self.label(of: $0.value)) }
    if let error = expectation.error { labels.append((expectation.span, "error: \(error)")) }
    if labels.isEmpty { labels = [(expectation.span, "false")] }
    text += DiagnosticRenderer(map: map, style: style, width: width).underlines(labels)
    return text
  }

  private static func label(of value: Value) -> String {
    let text = ValueText.shown(value)
    guard text.unicodeScalars.count > valueLength else { return text }
    return String(text.unicodeScalars.prefix(valueLength)) + "…"
  }
}
