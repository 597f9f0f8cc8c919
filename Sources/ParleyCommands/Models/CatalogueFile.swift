import ArgumentParser
import ClaudeMessages
import ParleyCompiler
import ParleyRuntime

/// A file that adds to the catalogue of models or changes it.
enum CatalogueFile {
  /// Returns the built-in catalogue with a file's changes.
  ///
  /// - Parameter path: The file; nil for none.
  /// - Returns: The catalogue to use.
  /// - Throws: `ValidationError` that names the file and what is wrong in it.
  static func catalogue(overriddenBy path: String?) throws -> ModelCatalogue {
    guard let path else { return .builtIn }
    let bytes: [UInt8]
    do {
      bytes = try FileContents.bytes(at: path)
    } catch {
      throw ValidationError("cannot read the catalogue \(path): \(error.reason)")
    }
    do {
      return try ModelCatalogue.builtIn.merging(json: bytes)
    } catch {
      throw ValidationError("the catalogue \(path) is not usable: \(error)")
    }
  }
}

extension ModelCatalogue {
  /// Checks the model that a command line names, by the rules that the language's `model` keeps.
  ///
  /// - Parameter name: The argument of `--model`; nil for none.
  /// - Returns: The same.
  /// - Throws: `ValidationError` for a model that does not exist or no longer serves.
  func checkedModel(_ name: String?) throws -> String? {
    guard let name else { return nil }
    do throws(SettingMistake) {
      _ = try SettingRules(catalogue: self).checked(
        SettingChange(name: "model", value: .text(name))
      )
    } catch {
      let meant = error.replacement.map { "did you mean \($0)? " } ?? ""
      throw ValidationError("--model: \(error.message); \(meant)\(error.help ?? "")")
    }
    return name
  }
}
