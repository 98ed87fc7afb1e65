namespace DenseLayers;

/// <summary>How a <see cref="ModelSummary"/> is drawn.</summary>
public enum SummaryStyle
{
    /// <summary>The framed table that Keras 3.16 prints.</summary>
    Keras3,

    /// <summary>The table of underscores and equals signs that Keras 2.3 prints.</summary>
    Classic,
}
