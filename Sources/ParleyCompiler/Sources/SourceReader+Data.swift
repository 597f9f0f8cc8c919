import ParleyRuntime
import ParleySyntax

/// The columns of data files by path, or why they cannot be read.
typealias DataColumns = [String: Result<[String], SourceLoadError>]

extension SourceReader {
  /// The columns of the data files that the experiments of a source name, as far as the paths are written out.
  func dataColumns(of unit: SourceUnit) -> DataColumns {
    var columns: DataColumns = [:]
    collect(&columns, of: unit)
    return columns
  }

  private func collect(_ columns: inout DataColumns, of unit: SourceUnit) {
    for statement in unit.tree.statements {
      guard case .experiment(let experiment) = statement else { continue }
      for case .data(let clause) in experiment.clauses {
        guard let path = clause.constantPath, columns[path] == nil else { continue }
        do {
          if let found = try loader.columns(of: path) { columns[path] = .success(found) }
        } catch {
          columns[path] = .failure(error)
        }
      }
    }
    for included in unit.included.values { collect(&columns, of: included) }
  }
}

extension DataClause {
  /// The path if it is written out; nil if it is computed.
  var constantPath: String? {
    if case .string(let path) = Constant.value(of: path) { path.string } else { nil }
  }
}
