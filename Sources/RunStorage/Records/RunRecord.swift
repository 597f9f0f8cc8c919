import OrderedJSON

/// One run of a script that ran experiments, or one shard of it.
package struct RunRecord: Sendable, Equatable {
  /// How far a run came.
  package enum Status: String, Sendable {
    /// It is under way, or its process died.
    case running
    /// The script reached its end.
    case finished
    /// Ctrl-C or a signal ended it.
    case interrupted
    /// An error ended it.
    case failed
  }

  /// A file of the script.
  package struct Source: Sendable, Equatable {
    /// Its path as diagnostics show it; the main script comes first.
    package var path: String
    /// The SHA-256 of its bytes in hex.
    package var hash: String
    /// The bytes.
    package var bytes: [UInt8]

    /// Makes a source.
    package init(path: String, hash: String, bytes: [UInt8]) {
      self.path = path
      self.hash = hash
      self.bytes = bytes
    }
  }

  /// The part of a run's trials that one process takes.
  package struct Shard: Sendable, Hashable {
    /// Which part, from 1.
    package var number: Int
    /// How many parts there are.
    package var count: Int

    /// Makes a shard.
    package init(number: Int, count: Int) {
      self.number = number
      self.count = count
    }
  }

  /// Its identifier: lower-case letters and digits, sorted by time.
  package var id: String
  /// What runs have in common that are the shards of one: a hash of all that decides the trials; alike for shards that belong together.
  package var group: String
  /// Which part of the trials it has; nil for all.
  package var shard: Shard?
  /// For a run that was joined from shards: the numbers of those that are not in it yet.
  package var missingShards: [Int] = []
  /// When it started, in microseconds since 1970.
  package var startedAt: Int64
  /// When it ended; nil while it is under way.
  package var endedAt: Int64?
  /// How far it came.
  package var status: Status
  /// The exit status of its process; nil while it is under way.
  package var exitStatus: Int?
  /// The script with all that it includes.
  package var sources: [Source]
  /// The parameters' values by name.
  package var parameters: JSONObject
  /// What `parley runs resume` needs to start it again: working directory, script, arguments and options.
  package var invocation: JSONObject
  /// What answered: the base URL, or `local`.
  package var provider: String
  /// The version of Parley.
  package var version: String
  /// The date of the model catalogue, as `2026-11-01`.
  package var catalogue: String

  /// Makes a run that has just started.
  package init(
    id: String,
    group: String,
    shard: Shard? = nil,
    startedAt: Int64,
    sources: [Source],
    parameters: JSONObject,
    invocation: JSONObject,
    provider: String,
    version: String,
    catalogue: String
  ) {
    self.id = id
    self.group = group
    self.shard = shard
    self.startedAt = startedAt
    status = .running
    self.sources = sources
    self.parameters = parameters
    self.invocation = invocation
    self.provider = provider
    self.version = version
    self.catalogue = catalogue
  }
}
