using System.Globalization;

namespace DenseLayers;

/// <summary>The names in one model: all different, <c>dense</c>, <c>dense_1</c>, … where none was given.</summary>
/// <param name="owner">The model, for messages.</param>
internal sealed class LayerNameScope(Layer owner)
{
    private readonly Dictionary<string, Layer> _layers = [];
    private readonly Dictionary<string, int> _next = [];

    /// <summary>Takes a layer in. Of two with one name, the one whose name was not given gets another number.</summary>
    /// <exception cref="ArgumentException">Another layer was given the same name.</exception>
    public void Add(Layer layer)
    {
        if (_layers.TryGetValue(layer.Name, out Layer? other))
        {
            Layer yielding = !layer.HasGivenName ? layer : !other.HasGivenName ? other : throw SameNames(layer.Name);
            Renumber(yielding);
        }

        layer.NumberName(layer.Name);
        _layers.Add(layer.Name, layer);
        layer.NameScopes.RemoveAll(reference => !reference.TryGetTarget(out _));
        layer.NameScopes.Add(new WeakReference<LayerNameScope>(this));
    }

    /// <summary>Lets go of a layer's name.</summary>
    public void Remove(Layer layer)
    {
        _layers.Remove(layer.Name);
        layer.NameScopes.RemoveAll(reference => !reference.TryGetTarget(out LayerNameScope? scope) || scope == this);
    }

    private ArgumentException SameNames(string name) =>
        new($"{owner} expects layers with different names, but got two named \"{name}\". Set Name on one of them.");

    // The layer may be part of other models: the new name is one that is free in all of them.
    private void Renumber(Layer layer)
    {
        List<LayerNameScope> holders = [];
        foreach (WeakReference<LayerNameScope> reference in layer.NameScopes)
        {
            if (reference.TryGetTarget(out LayerNameScope? scope))
            {
                holders.Add(scope);
            }
        }

        string name = FreeName(LayerNames.Default(layer), holders);
        foreach (LayerNameScope holder in holders)
        {
            holder._layers.Remove(layer.Name);
            holder._layers.Add(name, layer);
        }

        layer.NumberName(name);
    }

    private string FreeName(string stem, List<LayerNameScope> holders)
    {
        _ = _next.TryGetValue(stem, out int number);
        for (; ; number++)
        {
            string name = number == 0 ? stem : stem + "_" + number.ToString(CultureInfo.InvariantCulture);
            if (!_layers.ContainsKey(name) && holders.TrueForAll(scope => !scope._layers.ContainsKey(name)))
            {
                _next[stem] = number + 1;
                return name;
            }
        }
    }
}
