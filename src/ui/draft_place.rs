//! Where something half typed lies while people go from page to page.

use leptos::prelude::*;

/// The whole page, as the owner of what outlives the screens that ask for it.
#[derive(Clone, Copy)]
pub struct PageOwner(StoredValue<Owner>);

/// Where the draft of one kind lies. It is made by the first who asks, and so lies in the chunk that needs it.
#[derive(Clone, Copy)]
struct DraftPlace<Draft: 'static>(StoredValue<Option<Draft>>);

impl PageOwner {
    /// The page whose owner is the current one.
    pub fn new() -> Self {
        Self(StoredValue::new(Owner::current().unwrap_or_default()))
    }

    /// The draft of this kind, if it is the one that is `wanted`; otherwise a new one, which takes its place.
    pub fn draft<Draft: Copy + Send + Sync + 'static>(&self, wanted: impl FnOnce(&Draft) -> bool, make: impl FnOnce() -> Draft) -> Draft {
        self.0.get_value().with(|| {
            let DraftPlace(place) = use_context().unwrap_or_else(|| {
                let place = DraftPlace(StoredValue::new(None));
                provide_context(place);
                place
            });
            place.get_value().filter(wanted).unwrap_or_else(|| {
                let draft = make();
                place.set_value(Some(draft));
                draft
            })
        })
    }
}

impl Default for PageOwner {
    fn default() -> Self {
        Self::new()
    }
}
