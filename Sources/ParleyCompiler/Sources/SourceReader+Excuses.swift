import ParleyDiagnostics
import ParleySyntax

extension SourceReader {
  /// The names that may be missing because what makes them could not be read.
  func excusedNames(in unit: SourceUnit) -> ExcusedNames {
    var excused = ExcusedNames(areAll: isMissingFiles)
    excuse(&excused, in: unit)
    return excused
  }

  private func excuse(_ excused: inout ExcusedNames, in unit: SourceUnit) {
    for statement in unit.tree.statements { excuse(&excused, in: statement) }
    for included in unit.included.values { excuse(&excused, in: included) }
  }

  private func excuse(_ excused: inout ExcusedNames, in statement: Statement) {
    if case .invalid(let span) = statement, let file = sources.file(containing: span) {
      excused.words.formUnion(Self.words(in: file.text(of: span)))
    }
    if case .experiment(let experiment) = statement {
      for case .invalid(let span) in experiment.clauses {
        if let file = sources.file(containing: span) {
          excused.words.formUnion(Self.words(in: file.text(of: span)))
        }
      }
    }
    for block in statement.blocks {
      for nested in block.statements { excuse(&excused, in: nested) }
    }
  }

  private static func words(in text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }
}
