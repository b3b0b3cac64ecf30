"""A picture has a row for each theme: no two are called alike."""

from voc_core.store import Store, themes


def test_themes_of_one_chinese_name_are_numbered(store: Store) -> None:
    for name in ("Ours", "Theirs"):
        themes.add(store, {"name": name, "name_zh": "同名", "terms": {"en": [name]}})
    themes.add(store, {"name": "Neither", "terms": {"en": ["neither"]}})
    themes.add(store, {"name": "None", "terms": {"en": ["none"]}})
    names = themes.names(store).set_index("name")["name_zh"]
    assert names[["Ours", "Theirs"]].tolist() == ["同名 (1)", "同名 (2)"]
    assert names[["Neither", "None"]].isna().all()
    assert names["Pricing and cost"] == "价格与费用"
