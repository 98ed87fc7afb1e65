namespace DenseLayers.Training;

/// <summary>What the regularizers of parameters add to the loss. As in Keras, only parameters that are trained are penalized.</summary>
internal static class ParameterPenalty
{
    /// <summary>The sum of the penalties.</summary>
    public static float Sum(IReadOnlyList<Parameter> parameters)
    {
        float sum = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is { Trainable: true, Regularizer: { } regularizer } parameter)
            {
                sum += regularizer.Penalty(parameter.Values, parameter.Shape);
            }
        }

        return sum;
    }
}
