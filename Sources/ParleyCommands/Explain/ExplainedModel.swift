import ArgumentParser
import ClaudeMessages
import LocalInference
import ParleyDiagnostics

/// The model that an explanation looks into.
enum ExplainedModel {
  /// The line that answers where none is named.
  private static let usual = "sonnet"

  /// Opens a model.
  ///
  /// - Parameters:
  ///   - name: A line, or any name of a model of the API, for which the built-in model of its line stands in; nil for the usual one.
  ///   - path: A weights file in its place; nil for none.
  /// - Returns: The model.
  /// - Throws: `ValidationError` that says what there is.
  static func opened(named name: String?, weights path: String?) throws -> LocalModel {
    do {
      if let path {
        guard name == nil else {
          throw ValidationError("--model and --local-model both name a model: leave out one")
        }
        return try LocalModel(bytes: try bytes(at: path), file: path)
      }
      return try LocalModel.embedded(named: try embeddedName(name))
    } catch let error as InferenceError {
      throw ValidationError("the weights cannot be used: \(error)")
    }
  }

  private static func bytes(at path: String) throws -> [UInt8] {
    do {
      return try FileContents.bytes(at: path)
    } catch {
      throw ValidationError("cannot read the weights \(path): \(error.reason)")
    }
  }

  private static func embeddedName(_ name: String?) throws -> String {
    let names = LocalModel.embeddedNames
    guard let last = names.last else {
      throw ValidationError(
        "no model is built into this executable: name a weights file with --local-model"
      )
    }
    guard let name else { return names.contains(usual) ? usual : last }
    if names.contains(name) { return name }
    if case .model(let model) = ModelCatalogue.builtIn.resolve(name),
      let line = model.line?.rawValue,
      names.contains(line)
    {
      return line
    }
    let meant = NearestName.of(name, among: names).map { "did you mean \($0)? " } ?? ""
    throw ValidationError(
      "--model: there is no built-in model named \(name); \(meant)there are \(names.joined(separator: ", "))"
    )
  }
}
