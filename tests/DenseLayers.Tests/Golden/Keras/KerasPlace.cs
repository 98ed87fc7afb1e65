namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Says which tensor of a functional model is meant: the output of a layer's nth call.</summary>
internal readonly record struct KerasPlace(string Layer, int Node, bool IsKeras2 = false);
