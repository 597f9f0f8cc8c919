import Crypto
import OrderedJSON
import ParleyHost
import ParleyRuntime

/// What makes a trial the same trial in another run.
package struct TrialIdentity: Sendable, Hashable {
  /// The SHA-256 in hex of the experiment's name, the factor values, the rows and the repeat number: alike in runs whose trial was
  /// changed.
  ///
  /// Of equal rows and equal values each has its own.
  package let subject: String
  /// The SHA-256 in hex of the subject with the trial's text and all that it reads: a trial that is the same to the last letter.
  package let identity: String

  /// Makes the identity of a trial.
  ///
  /// - Parameters:
  ///   - trial: What it tries.
  ///   - apparatus: What all trials of the experiment have in common.
  package init(_ trial: TrialSpecification, with apparatus: Apparatus) {
    subject = CanonicalJSON.hash(
      of: [
        .string(trial.experiment), .object(trial.factors), .object(trial.rows),
        .int(trial.repeatNumber), .object(trial.occurrences),
      ]
    )
    identity = CanonicalJSON.hash(of: [.string(subject), .string(apparatus.hash)])
  }

  /// What all trials of an experiment have in common, hashed once.
  package struct Apparatus: Sendable, Hashable {
    /// The SHA-256 in hex of the trial's text with the functions that it uses, the variables that it reads, and the settings and the tools
    /// that hold where the experiment stands.
    package let hash: String

    /// Makes an apparatus that is known by its hash.
    package init(hash: String) { self.hash = hash }

    /// Makes the apparatus of an experiment.
    ///
    /// - Parameters:
    ///   - definition: The experiment.
    ///   - context: The program where it stands.
    ///   - settings: The settings that hold there; those of the run say nothing of a trial.
    ///   - tools: The tools that its conversation has there. Default: none.
    package init(
      _ definition: ExperimentDefinition,
      in context: ProgramContext,
      settings: Settings,
      tools: ToolSet = ToolSet()
    ) {
      let globals = definition.globals.map { number -> (String, JSONValue) in
        let index = Int(number)
        let value = context.globals.indices.contains(index) ? context.globals[index] : nil
        let json = value.map { ValueText.json($0.withSources(of: context.program)) }
        return (context.program.globalNames[index], json ?? .null)
      }
      let held = settings.map.entries.filter {
        !Settings.isOfRun(SettingChange(name: $0.key.string, value: .null))
      }
      var parts: [JSONValue] = [
        .string(definition.text), .object(globals),
        .object(held.map { ($0.key.string, ValueText.json($0.value)) }),
      ]
      parts += tools.all.map { $0.identity(in: context.program) }
      hash = CanonicalJSON.hash(of: .array(parts))
    }
  }
}

/// The name of a request of a trial: two requests with one key are the same to the last byte, for the same subject.
package enum RequestKey {
  /// The key of a request.
  ///
  /// - Parameters:
  ///   - request: The request; its number and its conversation say nothing of what is answered.
  ///   - subject: The trial's ``TrialIdentity/subject``; empty outside of trials.
  ///   - occurrence: Which of the equal requests of the trial it is, from 1.
  /// - Returns: A SHA-256 in hex.
  package static func key(
    of request: Exchange.Request,
    subject: String,
    occurrence: Int
  ) -> String {
    var hash = SHA256()
    // The length goes first, so that no body can stand for what follows it.
    let rest: JSONValue = [
      .int(request.body.count), .string(request.version),
      .array(request.betas.map(JSONValue.string)), .bool(request.isStreamed), .string(subject),
      .int(occurrence),
    ]
    hash.update(data: CanonicalJSON.bytes(of: rest))
    hash.update(data: request.body)
    return HexDigest.text(of: hash.finalize())
  }
}
