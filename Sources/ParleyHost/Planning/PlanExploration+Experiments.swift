import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime

/// Trials: each combination of factors and rows is followed by itself, as a script of its own.
extension PlanExploration {
  /// Finds out what the trials of an experiment would ask.
  ///
  /// Repeats are not followed apart: they differ only in what replies say. Of more combinations than the limit some are followed, evenly
  /// spread, and stand for all.
  ///
  /// - Parameters:
  ///   - call: The experiment.
  ///   - context: The program where it stands.
  ///   - host: The host of the way that has met it.
  /// - Returns: The experiment.
  /// - Throws: ``EffectError`` for data that cannot be read, as a run would.
  mutating func explore(
    _ call: ExperimentCall,
    in context: ProgramContext,
    on host: PlanningHost
  ) async throws(EffectError) -> PlannedExperiment {
    let definition = context.program.experiments[Int(call.id.rawValue)]
    var experiment = PlannedExperiment(
      place: context.place,
      name: definition.name,
      axes: try host.axes(of: definition, call),
      repeats: call.repeats
    )
    let all = experiment.combinations
    let sample = min(all, max(1, limits.combinations))
    for index in 0..<(all == 0 ? 0 : sample) where !isWornOut {
      // Spread evenly, without a product that could overflow.
      let number = index * (all / sample) + index * (all % sample) / sample
      let levels = experiment.levels(of: number)
      experiment.add(await follow(definition, levels, of: experiment, in: context, on: host))
    }
    if experiment.followed < all {
      add(
        Plan.Note(
          place: experiment.place,
          message: .combinationsNotFollowed(followed: experiment.followed, of: all)
        )
      )
    }
    if experiment.mayHaveMore {
      add(Plan.Note(place: experiment.place, message: .trialsUnknown))
    }
    experiment.conclude()
    return experiment
  }

  /// Follows the ways through one trial.
  private mutating func follow(
    _ definition: ExperimentDefinition,
    _ levels: [Value],
    of experiment: PlannedExperiment,
    in context: ProgramContext,
    on host: PlanningHost
  ) async -> [Finished] {
    var trial = PlanExploration(trialOf: self)
    var trialHost = host.trial()
    var arguments: [Value] = []
    var rows: [Value] = []
    do throws(EffectError) {
      for (axis, level) in zip(experiment.axes, levels) {
        if axis.isDataSet {
          rows.append(level)
        } else if axis.isSetting {
          let change = Effect.set(SettingChange(name: axis.name, value: level))
          let outcome = try await trialHost.perform(change, in: context, after: 0)
          for note in outcome.notes { add(Plan.Note(place: experiment.place, message: note)) }
        } else {
          arguments.append(level)
        }
      }
    } catch {
      trial.fail(
        RuntimeError(error, at: context.span),
        on: PlannedWay(),
        sources: context.program.sources
      )
      trial.finish(PlannedWay(), .complete, on: trialHost)
      adopt(trial)
      return trial.finished
    }
    let machine = context.machine(calling: definition.trial, with: arguments + rows)
    await trial.follow(machine, on: trialHost, as: PlannedWay())
    adopt(trial)
    return trial.finished
  }

  /// Takes over what is to be said of a trial, and the work that went into it.
  private mutating func adopt(_ trial: PlanExploration) {
    takeWork(of: trial)
    for note in trial.notes { add(note) }
    let endless = trial.endlessLoops
    for (span, place) in trial.places {
      add(Plan.Note(place: place, message: endless.contains(span) ? .trialEndless : .trialDecides))
    }
    for failure in trial.failures where !isNoted(failure.place) {
      let message = String.trialErrs(failure.error.message, isCertain: failure.isCertain)
      add(Plan.Note(place: failure.place, message: message))
      note(failure.place)
    }
    if trial.isPartial { noteCutTrial() }
  }
}

extension PlanningHost {
  /// What the trials of an experiment differ in, with the rows of its files.
  ///
  /// - Throws: ``EffectError`` for a file that cannot be read or lacks a column that the trial reads.
  func axes(
    of definition: ExperimentDefinition,
    _ call: ExperimentCall
  ) throws(EffectError) -> [PlannedExperiment.Axis] {
    var axes: [PlannedExperiment.Axis] = []
    for axis in definition.axes {
      switch axis {
      case .factor(let place):
        let factor = definition.factors[place]
        axes.append(
          .init(
            name: factor.name,
            isSetting: factor.isSetting,
            isDataSet: false,
            levels: call.factorValues[place]
          )
        )
      case .dataSet(let place):
        let set = definition.dataSets[place]
        axes.append(
          .init(
            name: set.name,
            isSetting: false,
            isDataSet: true,
            levels: try rows(of: set, at: call.dataPaths[place])
          )
        )
      }
    }
    return axes
  }
}
