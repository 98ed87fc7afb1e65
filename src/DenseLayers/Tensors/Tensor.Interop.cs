using System.Numerics.Tensors;

namespace DenseLayers;

/// <content>Conversion to and from the types of System.Numerics.Tensors.</content>
public sealed partial class Tensor
{
    /// <summary>Makes a tensor from a copy of one of System.Numerics.Tensors, whatever its strides.</summary>
    /// <param name="values">The values; the lengths become the shape.</param>
    /// <exception cref="ShapeException">There are more than <see cref="Array.MaxLength"/> elements.</exception>
    public static Tensor FromTensorSpan(in ReadOnlyTensorSpan<float> values)
    {
        int[] sizes = new int[values.Rank];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            nint length = values.Lengths[axis];
            sizes[axis] = length <= Array.MaxLength ? (int)length : throw new ShapeException(
                $"Tensor expects axes of at most {Array.MaxLength:N0}, but got {length:N0} on axis {axis}. " +
                "Split the data over several tensors.");
        }

        Tensor tensor = new(Shape.Create(sizes));
        values.FlattenTo(tensor.Span);
        return tensor;
    }

    /// <summary>
    /// The values as a tensor of System.Numerics.Tensors, in a copy. A scalar becomes rank 1 with one element: there,
    /// no axes means no elements.
    /// </summary>
    public Tensor<float> ToTensor()
    {
        Span<nint> lengths = stackalloc nint[Math.Max(Rank, 1)];
        Lengths(lengths);
        return System.Numerics.Tensors.Tensor.Create(Span.ToArray(), lengths);
    }

    /// <summary>
    /// The values as a tensor span of System.Numerics.Tensors, shared: both see each other's changes. A scalar becomes
    /// rank 1 with one element.
    /// </summary>
    public TensorSpan<float> AsTensorSpan()
    {
        Span<nint> lengths = stackalloc nint[Math.Max(Rank, 1)];
        Lengths(lengths);
        return new TensorSpan<float>(Span, lengths);
    }

    private void Lengths(Span<nint> lengths)
    {
        lengths[0] = 1;
        for (int axis = 0; axis < Rank; axis++)
        {
            lengths[axis] = Shape[axis];
        }
    }
}
