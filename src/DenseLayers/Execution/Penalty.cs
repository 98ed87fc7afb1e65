namespace DenseLayers.Execution;

/// <summary>An activity regularizer and the value it looks at.</summary>
/// <param name="Regularizer">The regularizer.</param>
/// <param name="Value">Index of the value.</param>
internal sealed record Penalty(Regularizer Regularizer, int Value);
