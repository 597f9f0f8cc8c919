import ArgumentParser
import ParleyDiagnostics
import TerminalText

/// How `parley check` prints what it found.
package enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// For people: source lines, underlines, help.
  case text
  /// One JSON object: `{"diagnostics": [ … ]}`.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Workflow commands that put annotations on a change.
  case github

  /// Returns the diagnostics of some scripts in this format; the text ends in a newline unless it is empty.
  package func render(_ reports: [DiagnosticReport], style: TerminalStyle) -> String {
    switch self {
    case .text:
      reports.map { DiagnosticRenderer(map: $0.sources, style: style).render($0.diagnostics) }
        .joined()
    case .json: JSONDiagnosticRenderer.render(reports)
    case .sarif: SARIFRenderer.render(reports)
    case .github:
      reports.map { AnnotationRenderer(map: $0.sources).render($0.diagnostics) }.joined()
    }
  }
}

/// What was found in one script, with the sources that it points into.
package struct DiagnosticReport: Sendable {
  /// What was found.
  package let diagnostics: [Diagnostic]
  /// The script and what it includes.
  package let sources: SourceMap

  /// Makes a report.
  package init(diagnostics: [Diagnostic], sources: SourceMap) {
    self.diagnostics = diagnostics
    self.sources = sources
  }
}
