/// Several outputs that are told the same, in order.
package struct CombinedOutput: RunOutput {
  private let outputs: [any RunOutput]

  /// Makes an output of several.
  package init(_ outputs: [any RunOutput]) {
    self.outputs = outputs
  }

  package func receive(_ event: RunEvent) {
    for output in outputs { output.receive(event) }
  }
}
