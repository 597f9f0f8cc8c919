import ClaudeMessages
import ParleyRuntime

/// The wording of what a plan has to say.
extension String {
  /// A setting's value comes from a reply.
  static func settingUnknown(_ name: String) -> String {
    "the value of \(name) depends on a reply: the plan goes on without it"
  }

  /// What is attached comes from a reply.
  static func attachmentUnknown(_ kind: AttachmentKind) -> String {
    "which \(kind.rawValue) is attached depends on a reply: the plan goes on without it"
  }

  /// The path of a file that would be written comes from a reply.
  static let pathUnknown = "where it is written depends on a reply"

  /// A program that would be run.
  static func programNotRun(_ arguments: [Value]) -> String {
    "a plan runs no programs: the output of \(arguments.first?.textual?.string ?? "it") is not known"
  }

  /// A server of tools that would be started.
  static func serverNotStarted(_ program: String) -> String {
    "a plan starts no servers: the tools of \(program) are not known, and neither is what they add to the requests"
  }

  /// A request whose reply may call tools.
  static func toolsMayBeCalled(rounds: Int) -> String {
    let times =
      rounds == 1 ? "one more request follows" : "up to \(rounds.grouped) more requests follow"
    return
      "\(times) if the model calls tools (tool_rounds \(rounds)); how long their results are is not known"
  }

  /// A request with tools that the API runs, which may end in a pause.
  static func serverMayPause(times: Int) -> String {
    "up to \(times) more requests follow if the API pauses its tools; how long their results are is not known"
  }

  /// Tools whose bodies send requests themselves.
  static func toolsAsk(_ names: [String]) -> String {
    let subject =
      names.count == 1
      ? "the tool \(names[0]) sends" : "the tools \(names.joined(separator: ", ")) send"
    return "\(subject) requests when the model calls: they are not counted"
  }

  /// A file that the script would have written by then.
  static func readsWhatItWrites(_ path: String) -> String {
    "a plan writes no files: the content of \(path) is not known"
  }

  /// A model without a price.
  static func priceUnknown(_ model: String) -> String { "no price is known for \(model)" }

  /// A prompt that is likely shorter than what a model caches.
  static func tooShortToCache(_ tokens: Int, _ model: String, minimum: Int) -> String {
    "a prompt of likely \(tokens.grouped) tokens is not cached: \(model) begins at \(minimum.grouped)"
  }

  /// A run that may pass its ceiling.
  static func mayPassBudget(_ ceiling: DollarAmount, isCertain: Bool) -> String {
    isCertain
      ? "the budget of \(ceiling) will likely stop the run"
      : "the worst case is above the budget of \(ceiling), which may stop the run"
  }

  /// An error that ends the run; its message may be what a reply says.
  static func endsRun(_ message: String, isCertain: Bool) -> String {
    let place = isCertain ? "the run ends here" : "the run may end here"
    return message == Machine.unknownText.string
      ? "\(place), with a message that depends on a reply" : "\(place): \(message)"
  }

  /// A way was followed up to a limit.
  static func stoppedCounting(at requests: Int) -> String {
    "the plan stopped after \(requests) requests of one way; there may be more"
  }

  /// There are more ways than were followed.
  static func moreWays(than ways: Int) -> String {
    "the plan followed \(ways) ways through the script; there are more"
  }

  /// Not every combination of an experiment was followed.
  static func combinationsNotFollowed(followed: Int, of all: Int) -> String {
    followed == 0
      ? "the plan stopped before its trials were followed"
      : "an estimate: \(followed) of its \(all) combinations were followed and stand for all"
  }

  /// The values of a factor or the rows of a file come from a reply, or from what a run writes.
  static let trialsUnknown = "how many trials it has is not known before the run"

  /// A trial goes one way or another because of a reply.
  static let trialDecides = "depends on a reply, in each trial"

  /// A loop of a trial goes on as long as replies say so.
  static let trialEndless =
    "depends on a reply, in each trial: it goes on as long as replies say so, without a bound"

  /// An error that ends a trial.
  static func trialErrs(_ message: String, isCertain: Bool) -> String {
    let place = isCertain ? "a trial errs here" : "a trial may err here"
    return message == Machine.unknownText.string
      ? "\(place), with a message that depends on a reply" : "\(place): \(message)"
  }

  /// Not every way through a trial was followed.
  static let cutTrials = "not every way through the trials was followed; there may be more requests"
}
