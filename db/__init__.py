"""Everything of Köprü that runs without a screen: data, rules, prints, packages. Imports no Qt."""
