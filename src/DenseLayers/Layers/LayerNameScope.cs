using System.Globalization;

namespace DenseLayers;

/// <summary>The names in one model: all different, <c>dense</c>, <c>dense_1</c>, … where none was given.</summary>
/// <param name="owner">The model, for messages.</param>
internal sealed class LayerNameScope(Layer owner)
{
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _next = [];

    /// <summary>Takes a layer in, and names it if it has no name.</summary>
    /// <exception cref="ArgumentException">Another layer has its name.</exception>
    public void Add(Layer layer)
    {
        if (!layer.HasName)
        {
            layer.GiveName(FreeName(layer.Name));
        }

        if (!_taken.Add(layer.Name))
        {
            throw new ArgumentException(
                $"{owner} expects layers with different names, but got two named \"{layer.Name}\". Set Name on one of them.");
        }
    }

    /// <summary>Lets go of a layer's name.</summary>
    public void Remove(Layer layer) => _taken.Remove(layer.Name);

    private string FreeName(string stem)
    {
        for (int number = _next.GetValueOrDefault(stem); ; number++)
        {
            string name = number == 0 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}_{number}");
            if (!_taken.Contains(name))
            {
                _next[stem] = number + 1;
                return name;
            }
        }
    }
}
