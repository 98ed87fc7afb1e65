namespace DenseLayers.Tests.Golden;

/// <summary>Says that a golden case uses what the library does not have.</summary>
/// <param name="reason">What is missing: <c>no layer BatchNormalization</c>.</param>
internal sealed class NotApplicableException(string reason) : Exception(reason);
