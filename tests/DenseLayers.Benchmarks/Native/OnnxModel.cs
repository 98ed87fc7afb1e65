using DenseLayers.Benchmarks.Cases;

namespace DenseLayers.Benchmarks.Native;

/// <summary>A case as an ONNX model: Gemm, Relu, …, Softmax, with the batch fixed.</summary>
/// <remarks>The numbers of fields are those of <c>onnx.proto</c>, ONNX 1.12: IR version 8, operator set 13.</remarks>
internal static class OnnxModel
{
    /// <summary>Name of the model's input.</summary>
    public const string Input = "x";

    /// <summary>Name of the model's output.</summary>
    public const string Output = "y";

    private const int Float = 1;

    /// <summary>The bytes of the model.</summary>
    public static byte[] Bytes(CaseData data)
    {
        Case measured = data.Case;
        ProtobufWriter graph = new ProtobufWriter().Text(2, "case");
        string last = Input;
        for (int layer = 0; layer < measured.Depth; layer++)
        {
            int features = measured.Sizes[layer], units = measured.Sizes[layer + 1];
            graph.Message(5, Tensor($"kernel{layer}", data.Kernels[layer].Span, features, units));
            graph.Message(5, Tensor($"bias{layer}", data.Biases[layer].Span, units));
            bool final = layer == measured.Depth - 1;
            string sum = final && !measured.Softmax ? Output : $"sum{layer}";
            graph.Message(1, Node("Gemm", sum, last, $"kernel{layer}", $"bias{layer}"));
            last = sum;
            if (!final || measured.Softmax)
            {
                last = final ? Output : $"relu{layer}";
                graph.Message(1, Node(final ? "Softmax" : "Relu", last, sum));
            }
        }

        graph.Message(11, Value(Input, measured.Rows, measured.Sizes[0]));
        graph.Message(12, Value(Output, measured.Rows, measured.Sizes[^1]));
        return new ProtobufWriter()
            .Number(1, 8)
            .Message(8, new ProtobufWriter().Text(1, string.Empty).Number(2, 13))
            .Message(7, graph)
            .ToArray();
    }

    private static ProtobufWriter Node(string type, string output, params ReadOnlySpan<string> inputs)
    {
        ProtobufWriter node = new();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        return node.Text(2, output).Text(3, output).Text(4, type);
    }

    private static ProtobufWriter Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> sizes)
    {
        ProtobufWriter tensor = new();
        foreach (int size in sizes)
        {
            tensor.Number(1, size);
        }

        return tensor.Number(2, Float).Text(8, name).RawFloats(9, values);
    }

    private static ProtobufWriter Value(string name, params ReadOnlySpan<int> sizes)
    {
        ProtobufWriter shape = new();
        foreach (int size in sizes)
        {
            shape.Message(1, new ProtobufWriter().Number(1, size));
        }

        ProtobufWriter tensorType = new ProtobufWriter().Number(1, Float).Message(2, shape);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensorType));
    }
}
