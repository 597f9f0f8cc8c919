import ArgumentParser
import ClaudeMessages
import LocalInference
import ModelProviders
import ParleyDiagnostics

/// The models of this process that answer, and what goes wrong on the way to them.
struct LocalChoice: Sendable {
  /// Who answers.
  let models: LocalModels
  /// What goes wrong; nil for nothing.
  let faults: FaultScript?
  /// Whether nobody asked for it: neither a key nor a server is set.
  let isByDefault: Bool

  /// Opens the models.
  ///
  /// - Parameters:
  ///   - options: The command line.
  ///   - faults: The fault script; nil for none.
  ///   - original: The API's models that they stand in for.
  ///   - isByDefault: Whether nobody asked for them.
  /// - Throws: `ValidationError` for a weights file or a fault script that cannot be used, and where there is no model.
  init(
    _ options: AnswerOptions,
    faults: String?,
    standingInFor original: ModelCatalogue,
    isByDefault: Bool = false
  ) throws {
    self.isByDefault = isByDefault
    self.faults = try faults.map { try FaultScript(commandLine: $0) }
    models = try LocalModels.opened(options.localModel, standingInFor: original)
    guard !models.isEmpty else {
      throw ValidationError(
        "no model is built into this executable: set ANTHROPIC_API_KEY to ask Claude, or name a weights file with --local-model"
      )
    }
  }

  /// What a user should know who may take the answers for those of Claude; nil where they asked for them.
  var notice: String? {
    guard isByDefault else { return nil }
    return
      "parley: no key is set, so the small built-in model answers, not Claude; set ANTHROPIC_API_KEY to ask Claude"
  }

  /// What a plan says of it.
  var planRemark: String {
    isByDefault
      ? "no key is set, so the small built-in model would answer, for nothing; --provider api plans for Claude"
      : "the small built-in model would answer, for nothing"
  }
}

extension LocalModels {
  /// Opens the model of a weights file, or those of this executable.
  ///
  /// - Throws: `ValidationError` that names the file and what is wrong.
  static func opened(
    _ path: String?,
    standingInFor original: ModelCatalogue
  ) throws -> LocalModels {
    do {
      guard let path else { return try embedded(standingInFor: original) }
      let models = try file(try weights(at: path), named: path, standingInFor: original)
      for model in models.catalogue.models where model.id.rawValue.hasPrefix("claude") {
        throw ValidationError(
          "\(path) calls itself \(model.id), which replies would then name: give it a name of its own"
        )
      }
      return models
    } catch let error as InferenceError {
      throw ValidationError("the weights cannot be used: \(error)")
    }
  }

  private static func weights(at path: String) throws -> [UInt8] {
    do {
      return try FileContents.bytes(at: path)
    } catch {
      throw ValidationError("cannot read the weights \(path): \(error.reason)")
    }
  }
}

extension FaultScript {
  /// Reads the argument of `--faults`.
  ///
  /// - Throws: `ValidationError` with the place and the remedy.
  fileprivate init(commandLine text: String) throws {
    do throws(FaultScriptError) {
      try self.init(text)
    } catch {
      let nearest = NearestName.of(error.word, among: error.expected)
      let meant = nearest.map { " did you mean \($0)?" } ?? ""
      throw ValidationError(
        "--faults: \(error.message) (character \(error.place.lowerBound + 1));\(meant) \(error.help)"
      )
    }
  }
}
