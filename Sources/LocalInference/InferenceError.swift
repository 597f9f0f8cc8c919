/// Why a model cannot be read or a reply cannot be made.
package struct InferenceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  package struct Code: Sendable, Hashable {
    private enum Value: Sendable, Hashable {
      case truncated, malformedHeader, malformedMetadata, missingTensor, wrongType, wrongShape
      case overlappingTensors, invalidValue, unsupported
      case unknownModel, promptTooLong, invalidToken, invalidSettings, thinkingUnsupported
      case invalidTurns
    }

    private let value: Value

    /// The weights file ends before what it announces.
    package static let truncated = Code(value: .truncated)
    /// The header of the weights file is not what a safetensors file begins with.
    package static let malformedHeader = Code(value: .malformedHeader)
    /// An entry of the header's metadata is absent, or not what it has to be.
    package static let malformedMetadata = Code(value: .malformedMetadata)
    /// A tensor of the model is not in the file.
    package static let missingTensor = Code(value: .missingTensor)
    /// A tensor has numbers of another type.
    package static let wrongType = Code(value: .wrongType)
    /// A tensor has another shape than the model's sizes demand.
    package static let wrongShape = Code(value: .wrongShape)
    /// Two tensors claim the same bytes.
    package static let overlappingTensors = Code(value: .overlappingTensors)
    /// A number in a tensor cannot be right: not finite, or a token that does not exist.
    package static let invalidValue = Code(value: .invalidValue)
    /// The file is well formed, but beyond what this engine computes.
    package static let unsupported = Code(value: .unsupported)
    /// No model has that name.
    package static let unknownModel = Code(value: .unknownModel)
    /// The prompt leaves no room in the context window.
    package static let promptTooLong = Code(value: .promptTooLong)
    /// A token is outside the vocabulary.
    package static let invalidToken = Code(value: .invalidToken)
    /// A setting is outside its range.
    package static let invalidSettings = Code(value: .invalidSettings)
    /// The model was not trained to think first.
    package static let thinkingUnsupported = Code(value: .thinkingUnsupported)
    /// The turns of a conversation cannot be replied to.
    package static let invalidTurns = Code(value: .invalidTurns)
  }

  /// What is wrong.
  package let code: Code
  /// The weights file, or the model.
  package let file: String
  /// The tensor, the metadata key or the setting; nil if the whole is meant.
  package let field: String?
  /// The mistake in words: lower case, no full stop.
  package let message: String

  /// Makes an error.
  init(_ code: Code, file: String, field: String? = nil, _ message: String) {
    self.code = code
    self.file = file
    self.field = field
    self.message = message
  }

  /// Place and mistake in one line.
  package var description: String {
    [file, field, message].compactMap(\.self).joined(separator: ": ")
  }
}
