namespace DenseLayers;

/// <summary>What <see cref="Layer.AddParameter"/> may be told about a parameter beyond its name, shape and first values.</summary>
public sealed record ParameterOptions
{
    /// <summary>Whether training changes the parameter. Default: <see langword="true"/>; moving statistics say no.</summary>
    public bool IsTrainable { get; init; } = true;

    /// <summary>Adds a penalty on the values to the loss. Default: none.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>Projects the values after each optimizer step. Default: none.</summary>
    public Constraint? Constraint { get; init; }
}
