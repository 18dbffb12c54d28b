//! Windows whose every step waits for the test: a vault and a cipher that stop before and after each thing they do, and what turns them.

use super::ciphers::Plain;
use candour::round_keeper::cipher::Cipher;
use candour::round_keeper::memory_vault::MemoryVault;
use candour::round_keeper::vault::{Next, ReleaseEntry, Shelf, Swap, Vault, VaultError};
use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use zeroize::Zeroizing;

/// Stops until the test turns this step again.
async fn stop() {
    let mut stopped = false;
    poll_fn(|_| if std::mem::replace(&mut stopped, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

/// Does everything at once, for what nobody races with.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..10_000 {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
    panic!("this never ends")
}

/// What a window's vault and cipher do next time, for once.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// The vault refuses.
    pub vault: Rc<Cell<bool>>,
    /// The cipher fails.
    pub cipher: Rc<Cell<bool>>,
    /// There is no vault at all, until this is taken back.
    pub no_vault: Rc<Cell<bool>>,
    /// Something lies among the releases that is no release entry at all, until this is taken back.
    pub stranger: Rc<Cell<bool>>,
}

/// One window's way to the vault that all windows share.
#[derive(Debug, Clone, Default)]
pub struct SteppedVault {
    pub shared: MemoryVault,
    pub faults: Faults,
}

impl SteppedVault {
    async fn read<T>(&self, work: impl Future<Output = Result<T, VaultError>>) -> Result<T, VaultError> {
        stop().await;
        if self.faults.no_vault.get() {
            return Err(VaultError::Unavailable);
        }
        if self.faults.vault.take() {
            return Err(VaultError::Refused);
        }
        work.await
    }

    async fn change<T>(&self, work: impl Future<Output = Result<T, VaultError>>) -> Result<T, VaultError> {
        let done = self.read(work).await;
        // It has happened, and this window does not know yet. After reading there is no such stop: what a window does with what it has read
        // begins with a stop of its own.
        stop().await;
        done
    }
}

impl Vault for SteppedVault {
    type Claim = Rc<()>;

    async fn claim(&self) -> Option<Rc<()>> {
        stop().await;
        self.shared.claim().await
    }

    async fn round(&self) -> Result<Option<String>, VaultError> {
        self.read(self.shared.round()).await
    }

    async fn swap_round(&self, expected: Option<&str>, next: Next<'_>) -> Result<Swap, VaultError> {
        self.change(self.shared.swap_round(expected, next)).await
    }

    async fn releases(&self) -> Result<Shelf, VaultError> {
        let kept = self.read(self.shared.releases()).await?;
        Ok(Shelf { damaged: kept.damaged || self.faults.stranger.get(), ..kept })
    }

    async fn release(&self, name: &str) -> Result<Option<String>, VaultError> {
        self.read(self.shared.release(name)).await
    }

    async fn swap_release(&self, expected: Option<&str>, next: &ReleaseEntry) -> Result<Swap, VaultError> {
        self.change(self.shared.swap_release(expected, next)).await
    }

    async fn remove_release(&self, name: &str) -> Result<(), VaultError> {
        self.change(self.shared.remove_release(name)).await
    }

    async fn clear(&self) -> Result<(), VaultError> {
        self.change(self.shared.clear()).await
    }
}

/// A cipher that stops before each thing it does.
#[derive(Debug, Clone, Default)]
pub struct SteppedCipher {
    pub plain: Plain,
    pub faults: Faults,
}

impl SteppedCipher {
    async fn step<T>(&self, work: impl Future<Output = Option<T>>) -> Option<T> {
        stop().await;
        if self.faults.cipher.take() { None } else { work.await }
    }
}

impl Cipher for SteppedCipher {
    type Key = [u8; 32];

    async fn derive(&self, secret: &[u8], salt: &[u8]) -> Option<[u8; 32]> {
        self.step(self.plain.derive(secret, salt)).await
    }

    async fn seal(&self, key: &[u8; 32], bound_to: &str, content: &[u8]) -> Option<Vec<u8>> {
        self.step(self.plain.seal(key, bound_to, content)).await
    }

    async fn open(&self, key: &[u8; 32], bound_to: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.step(self.plain.open(key, bound_to, sealed)).await
    }
}

/// What somebody does in a window, as far as it has got.
type Task = Pin<Box<dyn Future<Output = ()>>>;

/// What happens in all windows, one step at a time.
#[derive(Default)]
pub struct Tasks(Vec<(usize, Task)>);

impl Tasks {
    /// Somebody begins something in a window.
    pub fn begin(&mut self, window: usize, work: impl Future<Output = ()> + 'static) {
        self.0.push((window, Box::pin(work)));
    }

    /// How many things are going on.
    pub fn going_on(&self) -> usize {
        self.0.len()
    }

    /// Turns one of them by one step.
    pub fn turn(&mut self, number: usize) {
        let (_, task) = &mut self.0[number];
        if task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            drop(self.0.remove(number));
        }
    }

    /// A window is gone, wherever it was.
    pub fn crash(&mut self, window: usize) {
        self.0.retain(|(of, _)| *of != window);
    }
}

/// Lets what begins together go on in every order of its steps, and looks at the end of each. Gives how many orders there are.
pub fn every_order<R>(begin: impl Fn() -> R, going_on: impl Fn(&R) -> usize, turn: impl Fn(&mut R, usize), end: impl Fn(R)) -> usize {
    // For each step which of the things going on goes on, and how many there were to choose from.
    let mut order: Vec<(usize, usize)> = Vec::new();
    for orders in 1.. {
        let mut race = begin();
        let mut at = 0;
        while going_on(&race) > 0 {
            if at == order.len() {
                order.push((0, going_on(&race)));
            }
            assert_eq!(order[at].1, going_on(&race), "the same steps lead to the same place");
            turn(&mut race, order[at].0);
            at += 1;
        }
        end(race);
        while order.last().is_some_and(|(chosen, choices)| chosen + 1 == *choices) {
            order.pop();
        }
        match order.last_mut() {
            Some((chosen, _)) => *chosen += 1,
            None => return orders,
        }
    }
    unreachable!("there is an end to it")
}
