import ClaudeMessages
import OrderedJSON
import ParleyDiagnostics
import ParleyRuntime

extension LockContents {
  /// Makes the contents of a run that is about to start.
  ///
  /// - Parameters:
  ///   - program: The name and version of the program.
  ///   - provider: Who answers: `api` or `local`.
  ///   - catalogue: The models.
  ///   - script: The script.
  ///   - parameters: The values of its parameters.
  ///   - settings: Those of the command line.
  ///   - world: What the script may touch.
  package init(
    program: String,
    provider: String,
    catalogue: ModelCatalogue,
    script: CompiledScript,
    parameters: ParameterBinding,
    settings: [SettingChange],
    world: ScriptWorld
  ) {
    self.init(
      program: program,
      catalogueDate: "\(catalogue.date)",
      provider: provider,
      sources: script.sources.files.map { file in
        let name = RunLock.name(ofSource: file.path, under: world.files.permissions)
        return Entry(name, HexDigest.sha256(of: Array(file.text)))
      },
      parameters: parameters.values.map { Entry($0.name, JSONValue($1) ?? .null) },
      settings: settings.map { Entry($0.name, JSONValue($0.value) ?? .null) },
      arguments: world.arguments
    )
  }

  /// The same with the files and models of a lock as they are now, to be compared with it.
  ///
  /// - Parameters:
  ///   - locked: What the lock says.
  ///   - catalogue: The models.
  ///   - world: What the script may touch: a file that cannot be read is noted as such.
  /// - Returns: The contents.
  package func completed(
    asIn locked: LockContents,
    catalogue: ModelCatalogue,
    world: ScriptWorld
  ) -> LockContents {
    var contents = self
    contents.files = locked.files.map { file in
      do throws(EffectError) {
        return Entry(file.name, HexDigest.sha256(of: try world.files.bytes(at: file.name)))
      } catch {
        return Entry(file.name, "(\(error.message))")
      }
    }
    contents.models = locked.models.map { model in
      Entry(model.name, catalogue.resolve(model.name).id.rawValue)
    }
    return contents
  }
}
