namespace DenseLayers.Training;

/// <summary>What the regularizers of parameters add to the loss.</summary>
internal static class ParameterPenalty
{
    /// <summary>The sum of the penalties.</summary>
    /// <param name="parameters">The parameters that are trained: as in Keras, only they are penalized.</param>
    public static float Sum(IReadOnlyList<Parameter> parameters)
    {
        float sum = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is { Regularizer: { } regularizer } parameter)
            {
                sum += regularizer.Penalty(parameter.Values, parameter.Shape);
            }
        }

        return sum;
    }
}
