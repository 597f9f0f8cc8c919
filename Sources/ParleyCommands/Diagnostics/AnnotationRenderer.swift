import ParleyDiagnostics

/// Turns diagnostics into workflow commands, one a line.
///
/// - Source: GitHub, "Workflow commands for GitHub Actions",
///   <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>.
struct AnnotationRenderer {
  let map: SourceMap

  /// Returns one command for each diagnostic.
  func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { diagnostic in
      var properties: [String] = []
      if let region = SourceRegion(of: diagnostic.span, in: map) {
        properties = [
          "file=\(escaped(region.path, inProperty: true))", "line=\(region.startLine)",
          "col=\(region.startColumn)", "endLine=\(region.endLine)", "endColumn=\(region.endColumn)",
        ]
      }
      properties.append("title=\(escaped(diagnostic.id.rawValue, inProperty: true))")
      let text = ([diagnostic.message] + diagnostic.help + diagnostic.fixIts.map(\.message))
        .joined(separator: "\n")
      return
        "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(escaped(text, inProperty: false))\n"
    }.joined()
  }

  private func escaped(_ text: String, inProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where inProperty: result += "%3A"
      case "," where inProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
