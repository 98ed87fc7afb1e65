namespace DenseLayers.Tests.Golden;

/// <summary>Checks a layer against a golden case: its shapes, its parameters and what it computes.</summary>
internal static class GoldenLayer
{
    public static void Check(Layer layer, GoldenCase golden)
    {
        Tensor[] inputs = golden.Has("input") ? ReadInputs(golden) : [];
        Shape[] shapes = inputs.Length > 0 ? [.. inputs.Select(input => input.Shape)] : [golden.Shape("build_shape")];
        CheckShape(layer, golden, shapes);
        layer.Build(shapes[0]);
        layer.Parameters.Sum(parameter => parameter.Count).Should().Be(golden["params"].GetInt32());
        if (golden.Has("trainable_params"))
        {
            layer.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Count)
                .Should().Be(golden["trainable_params"].GetInt32());
        }

        if (golden.Has("weights"))
        {
            GoldenWeights.Load(layer, golden["weights"]);
        }

        if (inputs.Length > 0)
        {
            CheckOutput(layer, golden, inputs);
        }
    }

    private static void CheckShape(Layer layer, GoldenCase golden, Shape[] inputs)
    {
        Shape stated = golden.Shape("output_shape");
        Shape? statedAnyBatch = golden.Has("output_shape_batch_none") ? golden.Shape("output_shape_batch_none") : null;

        // What Keras states is not always what it then computes: its Dense forgets that glu halves the last axis.
        Shape output = golden.Has("expected") ? golden.Tensor("expected").Shape : stated;
        Infer(layer, inputs).Should().Equal(output);
        if (statedAnyBatch is not null)
        {
            Infer(layer, [.. inputs.Select(shape => shape.WithBatch(Shape.Unknown))])
                .Should().Equal(output == stated ? statedAnyBatch : output.WithBatch(Shape.Unknown));
        }
    }

    private static void CheckOutput(Layer layer, GoldenCase golden, Tensor[] inputs)
    {
        bool training = golden.Has("training") && golden["training"].GetBoolean();
        Tensor output = layer is MergeLayer merge
            ? merge.Apply(inputs)
            : layer.Apply(inputs.Should().ContainSingle().Which, training);
        golden.Tolerance.Check(output, golden.Tensor("expected"), "output");
        if (golden.Has("weights_after"))
        {
            GoldenWeights.Check(layer, golden["weights_after"], golden.Tolerance, "afterwards");
        }
    }

    private static Tensor[] ReadInputs(GoldenCase golden) => GoldenTensor.IsTensor(golden["input"])
        ? [golden.Tensor("input").ToTensor()]
        : [.. golden["input"].EnumerateArray().Select(item => GoldenTensor.Read(item).ToTensor())];

    private static Shape Infer(Layer layer, Shape[] inputs) => layer is MergeLayer merge
        ? merge.InferOutputShape(inputs)
        : layer.InferOutputShape(inputs.Should().ContainSingle().Which);
}
