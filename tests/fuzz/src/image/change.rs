//! Changes to an image. Each one writes a few words whose purpose it knows.

mod code;
mod objects;

use format::image::header;
use format::value::Value;

use super::map::Role;
use super::operands::Hand;

/// Words that change: their places and their new values.
pub type Writes = Vec<(u32, u32)>;

macro_rules! changes {
    ($($(#[doc = $doc:literal])* $change:ident = $weight:literal,)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Change { $($(#[doc = $doc])* $change,)* }

        impl Change {
            /// Every kind of change, in order.
            pub const ALL: &'static [Change] = &[$(Change::$change,)*];
            /// The weight with which each kind is chosen.
            const WEIGHTS: &'static [usize] = &[$($weight,)*];
        }
    };
}

changes! {
    /// Another register in an instruction.
    Register = 12,
    /// Two registers of an instruction are exchanged.
    Exchange = 4,
    /// Another number in an instruction.
    Number = 4,
    /// Another opcode of the same shape.
    Opcode = 8,
    /// Another instruction of the same length, with registers and operands of its own.
    Instruction = 16,
    /// An instruction that needs an object of a certain kind, with registers that are used around it.
    Typed = 12,
    /// A copy of the instruction of another place.
    Copied = 4,
    /// Another interned string as operand.
    Name = 5,
    /// Another constant.
    Constant = 10,
    /// Another code object.
    Unit = 2,
    /// Another target of a jump.
    Jump = 4,
    /// Another operand number.
    Count = 2,
    /// A handler guards something else, or lies elsewhere.
    Handler = 3,
    /// A code object's registers, arguments and flags.
    Info = 3,
    /// A code object's names, names of arguments, or debug information.
    Names = 2,
    /// Two references, of one object or of two, are exchanged.
    Swap = 6,
    /// A reference to another object of the same kind.
    Alike = 8,
    /// Any other value instead of one.
    Other = 12,
    /// Another number in an object.
    Small = 8,
    /// An object's kind.
    Kind = 2,
    /// An object's size.
    Size = 2,
    /// An object's or string's flags.
    Flags = 1,
    /// Raw bytes.
    Bytes = 3,
    /// A string's text.
    Text = 1,
    /// A table's counts or shape.
    Table = 2,
    /// A key of a table.
    Key = 3,
    /// A value of a table.
    Entry = 6,
    /// A hash of a table.
    Hash = 2,
    /// A slot of a table's index.
    Slot = 2,
    /// The instruction at which a frame stands.
    Place = 3,
    /// A frame's flags and size.
    FrameInfo = 2,
    /// A frame's function or caller.
    Frame = 2,
    /// The value of a register of a frame.
    Held = 10,
    /// A module's state and place in the tree.
    Module = 2,
    /// The changes that an import makes to other modules.
    Delta = 4,
    /// A compiled expression, or its text.
    Eval = 4,
    /// The index of strings, or their filter.
    Index = 1,
    /// A word of the header.
    Section = 1,
    /// One bit of any word.
    Bit = 3,
}

impl Change {
    /// A random kind of change.
    pub fn choose(hand: &mut Hand<'_>) -> Change {
        let mut n = hand.rng.below(Change::WEIGHTS.iter().sum());
        for (change, weight) in Change::ALL.iter().zip(Change::WEIGHTS) {
            if n < *weight {
                return *change;
            }
            n -= weight;
        }
        Change::Bit
    }

    /// The words that a change of this kind writes; `None` if the image has nothing of that kind to change.
    pub fn make(self, hand: &mut Hand<'_>) -> Option<Writes> {
        let writes = match self {
            Change::Register => code::register(hand)?,
            Change::Exchange => code::exchange(hand)?,
            Change::Number => code::number(hand)?,
            Change::Opcode => code::opcode(hand)?,
            Change::Instruction => code::instruction(hand)?,
            Change::Typed => code::typed(hand)?,
            Change::Copied => code::copied(hand)?,
            Change::Name => put(hand, &[Role::Name], Hand::string)?,
            Change::Constant => put(hand, &[Role::Constant], Hand::any)?,
            Change::Unit => alike(hand, &[Role::Unit])?,
            Change::Jump => code::jump(hand)?,
            Change::Count => small(hand, &[Role::Count])?,
            Change::Handler => code::handler(hand)?,
            Change::Info => code::info(hand)?,
            Change::Names => put(
                hand,
                &[
                    Role::CodeName,
                    Role::CodeArguments,
                    Role::Debug,
                    Role::HandlerCount,
                ],
                Hand::any,
            )?,
            Change::Swap => objects::swap(hand)?,
            Change::Alike => alike(hand, &[Role::Field, Role::TableValue, Role::Constant])?,
            Change::Other => put(hand, &[Role::Field, Role::Field, Role::Number], Hand::any)?,
            Change::Small => small(hand, &[Role::Number])?,
            Change::Kind => objects::kind(hand)?,
            Change::Size => objects::size(hand)?,
            Change::Flags => objects::flags(hand)?,
            Change::Bytes => bits(hand, Role::Bytes)?,
            Change::Text => bits(hand, Role::StringText)?,
            Change::Table => small(hand, &[Role::TableCounts, Role::TableShape])?,
            Change::Key => put(hand, &[Role::TableKey], Hand::any)?,
            Change::Entry => put(hand, &[Role::TableValue], Hand::any)?,
            Change::Hash => small(hand, &[Role::TableHash])?,
            Change::Slot => bits(hand, Role::TableIndex)?,
            Change::Place => objects::place(hand)?,
            Change::FrameInfo => objects::frame_info(hand)?,
            Change::Frame => objects::frame(hand)?,
            Change::Held => put(hand, &[Role::FrameRegister], Hand::any)?,
            Change::Module => objects::module(hand)?,
            Change::Delta => objects::delta(hand)?,
            Change::Eval => objects::eval(hand)?,
            Change::Index => {
                let role = *hand.rng.pick(&[Role::StringIndex, Role::Filter]);
                bits(hand, role)?
            }
            Change::Section => objects::section(hand)?,
            Change::Bit => {
                let at = hand.rng.below(hand.words.len()) as u32;
                vec![(at, hand.word(at) ^ 1 << hand.rng.below(32))]
            }
        };
        let changes = |w: &(u32, u32)| hand.word(w.0) != w.1 && w.0 != header::CRC;
        let writes: Writes = writes.into_iter().filter(changes).collect();
        (!writes.is_empty()).then_some(writes)
    }
}

/// The result of `value`, written to a word of one of these roles.
fn put<'h>(
    hand: &mut Hand<'h>,
    roles: &[Role],
    value: impl FnOnce(&mut Hand<'h>) -> Value,
) -> Option<Writes> {
    let site = hand.site_of(roles)?;
    Some(vec![(site.at, value(hand).bits())])
}

/// A reference to another object of the same kind, written to a word of one of these roles.
fn alike(hand: &mut Hand<'_>, roles: &[Role]) -> Option<Writes> {
    let site = hand.site_of(roles)?;
    let v = hand.value(site.at);
    let other = if v.is_rom() {
        hand.alike(v)?
    } else if v.is_interned() {
        hand.string()
    } else {
        hand.immediate()
    };
    Some(vec![(site.at, other.bits())])
}

/// Another number, written to a word of one of these roles that holds a number.
fn small(hand: &mut Hand<'_>, roles: &[Role]) -> Option<Writes> {
    let site = hand.site_of(roles)?;
    let n = hand.value(site.at);
    let other = if n.is_int() {
        Value::int(hand.near(n.as_int()))
    } else {
        hand.immediate()
    };
    Some(vec![(site.at, other.bits())])
}

/// A change of one to three bits of one byte, in a word of this role.
fn bits(hand: &mut Hand<'_>, role: Role) -> Option<Writes> {
    let site = hand.site(role)?;
    let byte = (1 + hand.rng.below(255)) as u32;
    let shift = 8 * hand.rng.below(4);
    let few = byte & (hand.rng.below(256) as u32 | 1);
    Some(vec![(site.at, hand.word(site.at) ^ few << shift)])
}
