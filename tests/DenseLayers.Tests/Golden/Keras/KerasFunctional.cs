using System.Text.Json;

namespace DenseLayers.Tests.Golden.Keras;

/// <summary>Reads functional models, of Keras 3 and of Keras 2.</summary>
internal static class KerasFunctional
{
    public static FunctionalModel Read(KerasObject keras)
    {
        Dictionary<string, Layer> layers = [];
        List<KerasCall> waiting = [];
        Dictionary<(string Layer, int Node), SymbolicTensor> tensors = [];
        foreach (JsonElement element in keras.Get("layers").EnumerateArray())
        {
            string name = element.GetProperty("name").GetString()!;
            Layer layer = KerasLayer.Read(element);
            if (layer is InputLayer input)
            {
                tensors[(name, 0)] = Model.Input(input.Shape.Sample, name, input.BatchSize);
            }
            else
            {
                layers[name] = layer;
                waiting.AddRange(KerasCall.ReadAll(name, element.GetProperty("inbound_nodes")));
            }
        }

        Connect(layers, waiting, tensors);
        FunctionalModel model = new(
            [.. KerasCall.ReadPlaces(keras.Get("input_layers")).Select(place => Find(layers, tensors, place)!)],
            [.. KerasCall.ReadPlaces(keras.Get("output_layers")).Select(place => Find(layers, tensors, place)!)],
            keras.Text("name"));
        if (!keras.Flag("trainable", true))
        {
            model.Trainable = false;
        }

        return keras.Checked(model);
    }

    // A layer that is shared may be called again with the output of a layer that is listed after it.
    private static void Connect(
        Dictionary<string, Layer> layers,
        List<KerasCall> waiting,
        Dictionary<(string Layer, int Node), SymbolicTensor> tensors)
    {
        while (waiting.Count > 0)
        {
            int before = waiting.Count;
            waiting.RemoveAll(call =>
            {
                SymbolicTensor?[] inputs = [.. call.Inputs.Select(place => Find(layers, tensors, place))];
                if (inputs.Contains(null))
                {
                    return false;
                }

                tensors[(call.Layer, call.Node)] = layers[call.Layer] is MergeLayer merge
                    ? merge.Apply(inputs!)
                    : layers[call.Layer].Apply(inputs.Should().ContainSingle().Which!);
                return true;
            });
            waiting.Count.Should().BeLessThan(before, "the layers of a functional model follow from its inputs");
        }
    }

    // In Keras 2 a nested model counts its own making as node 0, so its first call is node 1.
    private static SymbolicTensor? Find(
        Dictionary<string, Layer> layers,
        Dictionary<(string Layer, int Node), SymbolicTensor> tensors,
        KerasPlace place)
    {
        int node = place.IsKeras2 && layers.GetValueOrDefault(place.Layer) is Model ? place.Node - 1 : place.Node;
        return tensors.GetValueOrDefault((place.Layer, node));
    }
}
